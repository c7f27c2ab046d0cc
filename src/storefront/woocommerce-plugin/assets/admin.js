// Hands out tokens to the merchant's page in the frame. Each lives for a minute, and the page asks for one with each of its requests.
( function ( settings ) {
	'use strict';
	window.addEventListener( 'message', function ( message ) {
		var frame = document.getElementById( 'retention-frame' );
		if ( ! settings || ! frame || message.source !== frame.contentWindow || message.origin !== settings.origin || ! message.data || message.data.retention !== 'token' || ! message.ports[ 0 ] ) {
			return;
		}
		var form = new URLSearchParams( { action: 'retention_token', nonce: settings.nonce } );
		window.fetch( settings.url, { method: 'POST', body: form, credentials: 'same-origin' } )
			.then( function ( answer ) {
				return answer.json();
			} )
			.then( function ( said ) {
				// Where there is none (logged out meanwhile), the page says by itself, after five seconds, that it got no token.
				if ( said.success ) {
					message.ports[ 0 ].postMessage( said.data );
				}
			} );
	} );
} )( window.retentionAdmin );
